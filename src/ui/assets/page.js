(function(){
var sent=false;
addEventListener("submit",function(event){
if(event.target.method!=="post"){return}
if(sent){event.preventDefault();return}
sent=true;
setTimeout(function(){sent=false},5000)
});
addEventListener("pageshow",function(event){
if(!event.persisted){return}
sent=false;
var menu=document.querySelector("form.language");
if(menu){location.replace(menu.action+"?"+new URLSearchParams(new FormData(menu)))}
})
})()
