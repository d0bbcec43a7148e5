(function(){
var button=document.getElementById("go"),sent=false;
button.form.addEventListener("submit",function(event){if(sent){event.preventDefault();return}sent=true;setTimeout(function(){sent=false},5000)});
addEventListener("pageshow",function(event){if(event.persisted){sent=false}});
var visit=performance.getEntriesByType("navigation")[0];
if(!visit||visit.type!=="back_forward"){button.click()}
})()